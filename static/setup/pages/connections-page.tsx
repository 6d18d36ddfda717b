import Button, { LinkButton } from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import { useCallback } from 'react';
import { Loading } from '../../app/components/loading';
import { useSetup } from '../api/setup-context';
import { useAnswer } from '../api/use-answer';
import type { ProblemView } from '../../../host/setup/contract/views';
import { ConnectionList } from '../components/connection-list';
import { ProblemNote } from '../components/problem-note';
import { Crumbs } from '../frame/frame';
import { SETUP_PATH } from '../../../host/setup/contract/paths';

/** All connections of this host. */
export function ConnectionsPage({ problem }: { problem: ProblemView | undefined }) {
  const call = useSetup();
  const { reply, ask } = useAnswer(useCallback(() => call('list', {}), [call]));
  const connections = reply?.ok === true ? reply.data.connections : [];
  return (
    <>
      <Crumbs />
      <div className="page">
        <div className="page-head">
          <div>
            <Heading size="large" as="h1">
              Bitbucket
            </Heading>
            <p className="intro">The workspaces that this host reaches, one connection each.</p>
          </div>
          {connections.length > 0 && (
            <LinkButton appearance="primary" href={SETUP_PATH}>
              Connect Bitbucket
            </LinkButton>
          )}
        </div>
        {problem && <ProblemNote problem={problem} />}
        {reply === undefined && <Loading />}
        {reply?.ok === false && (
          <ProblemNote problem={reply.problem}>
            <Button onClick={ask}>Try again</Button>
          </ProblemNote>
        )}
        {reply?.ok === true && connections.length === 0 && <NoConnections />}
        {connections.length > 0 && <ConnectionList connections={connections} reload={ask} />}
      </div>
    </>
  );
}

function NoConnections() {
  return (
    <div className="empty no-connections">
      <Heading size="small" as="h2">
        No connection yet
      </Heading>
      <p>
        Connect a workspace by OAuth, a token or an SSH key, and its pushes start to deliver SBOMs.
      </p>
      <LinkButton appearance="primary" href={SETUP_PATH}>
        Connect Bitbucket
      </LinkButton>
    </div>
  );
}
