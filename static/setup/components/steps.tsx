import Heading from '@atlaskit/heading';
import { useId, type ReactNode } from 'react';

/** What is done at Bitbucket before this form is filled in: numbered, in the order of doing. */
export function Steps(props: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="steps" aria-labelledby={id}>
      <Heading size="small" as="h2" id={id}>
        {props.title}
      </Heading>
      <ol>{props.children}</ol>
    </section>
  );
}
