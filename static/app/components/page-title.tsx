import Heading from '@atlaskit/heading';
import type { ReactNode } from 'react';

/** What the page is, with a line that says what it is for; there before anything has loaded. */
export function PageTitle(props: { title: string; intro?: ReactNode }) {
  return (
    <div>
      <Heading size="large" as="h1">
        {props.title}
      </Heading>
      {props.intro !== undefined && <p className="intro">{props.intro}</p>}
    </div>
  );
}
