import { Component, type ReactNode } from 'react';
import { ProblemNote } from './problem-note';

/** Says so where a page cannot be drawn, instead of leaving nothing of it. React wants a class. */
export class PageGuard extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override readonly state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    return this.state.isBroken ? (
      <div className="page">
        <ProblemNote problem={BROKEN} />
      </div>
    ) : (
      this.props.children
    );
  }
}

const BROKEN = {
  code: 'SETUP_PAGE_BROKEN',
  sentence: 'This page cannot be shown because of an error of its own.',
  next: 'Reload it; what was saved is saved.',
  details: [],
};
