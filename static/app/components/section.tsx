import Heading from '@atlaskit/heading';
import { useId, type ReactNode } from 'react';

/** A part of a page under a heading, with a line that says what it is for. */
export function Section(props: { title: string; intro?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className="section" aria-labelledby={id}>
      <Heading size="medium" as="h2" id={id}>
        {props.title}
      </Heading>
      {props.intro !== undefined && <p className="intro">{props.intro}</p>}
      {props.children}
    </section>
  );
}
