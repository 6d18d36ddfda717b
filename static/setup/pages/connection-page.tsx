import Button, { LinkButton } from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import { useCallback, useEffect } from 'react';
import { Loading } from '../../app/components/loading';
import { Tabs } from '../../app/components/tabs';
import { useSetup } from '../api/setup-context';
import { useAnswer } from '../api/use-answer';
import type { DetailView, ProblemView } from '../../../host/setup/contract/views';
import { ConnectionActions } from '../components/connection-actions';
import { factsOf } from '../components/connection-facts';
import { LastCheck } from '../components/last-check';
import { ProblemNote } from '../components/problem-note';
import { StatusLozenges } from '../components/status-lozenge';
import { EditForm } from '../detail/edit-form';
import { RotateForm } from '../detail/rotate-form';
import { useHash } from '../detail/use-hash';
import { Doctor } from '../detail/doctor';
import { FinishOAuth } from '../detail/finish-oauth';
import { Overview } from '../detail/overview';
import { Repositories } from '../detail/repositories';
import { RevokedNote } from '../detail/revoked-note';
import { Webhooks } from '../detail/webhooks';
import { Crumbs } from '../frame/frame';
import { CONNECTIONS_PATH } from '../../../host/setup/contract/paths';

/** How often a page looks again while repositories are being listed, or their webhooks registered. */
const LOOK_AGAIN_MS = 2000;

/** One connection, whole. */
export function ConnectionPage({ id, problem }: { id: string; problem: ProblemView | undefined }) {
  const call = useSetup();
  const { reply, ask } = useAnswer(useCallback(() => call('detail', { id }), [call, id]));
  const isAtWork = reply?.ok === true && isGoingOn(reply.data);
  useEffect(() => {
    if (!isAtWork) return undefined;
    const timer = setTimeout(ask, LOOK_AGAIN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [isAtWork, reply, ask]);
  const name = reply?.ok === true ? reply.data.connection.name : 'Connection';
  return (
    <>
      <Crumbs page={name} />
      <div className="page">
        {reply?.ok !== true && (
          <Heading size="large" as="h1">
            Connection
          </Heading>
        )}
        {reply === undefined && <Loading />}
        {reply?.ok === false && (
          <ProblemNote problem={reply.problem}>
            <Button onClick={ask}>Try again</Button>
            <LinkButton href={CONNECTIONS_PATH} appearance="subtle">
              All connections
            </LinkButton>
          </ProblemNote>
        )}
        {reply?.ok === true && <Connection detail={reply.data} problem={problem} reload={ask} />}
      </div>
    </>
  );
}

/** One that does not work waits for a person: there is nothing to look again for. */
function isGoingOn({ index, registering, connection }: DetailView): boolean {
  const isListing = ['running', 'waiting'].includes(index.state);
  return connection.status === 'connected' && (isListing || registering !== undefined);
}

function Connection(props: {
  detail: DetailView;
  problem: ProblemView | undefined;
  reload: () => void;
}) {
  const { detail, problem, reload } = props;
  const { connection } = detail;
  const [hash, go] = useHash();
  const close = (): void => {
    go('');
  };
  const form = {
    connection,
    onCancel: close,
    onSaved: () => {
      close();
      reload();
    },
  };
  const isUnfinished = connection.status === 'incomplete' && connection.settings.kind === 'oauth';
  const isRevoked = connection.status === 'revoked';
  return (
    <>
      <div className="connection-head">
        <div className="card-title">
          <Heading size="large" as="h1">
            {connection.name}
          </Heading>
          <StatusLozenges connection={connection} />
        </div>
        <p className="subtle facts">{factsOf(connection)}</p>
        {!isUnfinished && !isRevoked && <LastCheck connection={connection} />}
      </div>
      {problem && <ProblemNote problem={problem} />}
      {connection.problem && <ProblemNote look="warning" problem={connection.problem} />}
      {isRevoked && <RevokedNote connection={connection} />}
      <ConnectionActions
        connection={connection}
        isOwnPage
        onChanged={reload}
        onGone={() => {
          location.assign(CONNECTIONS_PATH);
        }}
      />
      {hash === 'edit' && <EditForm {...form} />}
      {hash === 'rotate' && <RotateForm {...form} />}
      {hash !== 'edit' && hash !== 'rotate' && isUnfinished && (
        <>
          <FinishOAuth connection={connection} onSaved={reload} />
          <Overview connection={connection} />
        </>
      )}
      {hash !== 'edit' && hash !== 'rotate' && !isUnfinished && <Views detail={detail} />}
    </>
  );
}

function Views({ detail }: { detail: DetailView }) {
  const { connection } = detail;
  const tabs = [
    { key: 'overview', label: 'Overview', content: <Overview connection={connection} /> },
    { key: 'repositories', label: 'Repositories', content: <Repositories detail={detail} /> },
    { key: 'webhooks', label: 'Webhooks', content: <Webhooks detail={detail} /> },
    { key: 'doctor', label: 'Doctor', content: <Doctor id={connection.id} /> },
  ];
  return (
    <div>
      <Tabs label="Connection" tabs={tabs} />
    </div>
  );
}
