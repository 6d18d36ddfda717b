import SectionMessage from '@atlaskit/section-message';

const TIME = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const DATE_TIME = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** Why a destination is not tried at the moment, and when it is again. */
export function HeldNote(props: { until: number }) {
  const until = new Date(props.until);
  const now = new Date();
  const format = until.toDateString() === now.toDateString() ? TIME : DATE_TIME;
  return (
    <SectionMessage appearance="information" headingLevel="h4" title="Taking a short break">
      <p>
        This destination failed several times in a row. The next try is{' '}
        {until <= now ? (
          'due now'
        ) : (
          <>
            at <time dateTime={until.toISOString()}>{format.format(until)}</time>
          </>
        )}
        . Nothing is lost: deliveries to it wait until it answers again.
      </p>
    </SectionMessage>
  );
}
