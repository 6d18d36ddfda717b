import SectionMessage from '@atlaskit/section-message';

const TIME = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const DATE_TIME = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** Why a destination is not tried at the moment, and when it is again. */
export function HeldNote(props: { until: number }) {
  const until = new Date(props.until);
  const now = new Date();
  const format = until.toDateString() === now.toDateString() ? TIME : DATE_TIME;
  const title =
    until > now
      ? `Deliveries are paused until ${format.format(until)}`
      : 'Deliveries resume shortly';
  return (
    <SectionMessage appearance="information" headingLevel="h4" title={title}>
      <p>
        This destination failed several times in a row, so it is given a break. The next try is made
        by itself. Nothing is lost: what is meant for it waits.
      </p>
    </SectionMessage>
  );
}
