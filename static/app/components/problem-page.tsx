import Heading from '@atlaskit/heading';
import type { Refusal } from '../../../src/contract/resolvers';
import { ProblemMessage } from './problem-message';

/** A page that could not be shown, and why. */
export function ProblemPage(props: { refusal: Refusal; onRetry: () => void }) {
  return (
    <div className="problem-page">
      <Heading size="large" as="h1">
        SBOM Bridge
      </Heading>
      <ProblemMessage refusal={props.refusal} onRetry={props.onRetry} />
    </div>
  );
}
