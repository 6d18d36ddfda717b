import SectionMessage from '@atlaskit/section-message';
import { timeNear } from '../words';

/** Why a destination is not tried at the moment, and when it is again. */
export function HeldNote(props: { until: number }) {
  const { until } = props;
  const now = Date.now();
  const title =
    until > now
      ? `Deliveries are paused until ${timeNear(until, now)}`
      : 'Deliveries resume shortly';
  return (
    <SectionMessage appearance="information" headingLevel="h4" title={title}>
      <p>
        This destination failed several times in a row. It is retried automatically, and what is
        meant for it waits until then: nothing is lost.
      </p>
    </SectionMessage>
  );
}
