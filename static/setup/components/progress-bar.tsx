import { useId } from 'react';

/** How far a piece of work is that goes on by itself; without a total only that it goes on. */
export function ProgressBar(props: {
  /** `Listing repositories` */
  what: string;
  progress: { done: number; total?: number | undefined };
}) {
  const { done, total } = props.progress;
  const id = useId();
  const so =
    total === undefined
      ? `${done.toLocaleString()} so far`
      : `${done.toLocaleString()} of ${total.toLocaleString()}`;
  return (
    <div className="progress">
      <label htmlFor={id}>{`${props.what}: ${so}`}</label>
      <progress id={id} {...(total !== undefined && { max: Math.max(total, 1), value: done })} />
    </div>
  );
}
