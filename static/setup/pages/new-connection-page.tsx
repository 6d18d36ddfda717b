import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import { useCallback } from 'react';
import { Loading } from '../../app/components/loading';
import { useSetup } from '../api/setup-context';
import { useAnswer } from '../api/use-answer';
import { ProblemNote } from '../components/problem-note';
import { ConnectionForm } from '../form/connection-form';
import { Crumbs } from '../frame/frame';

/** Connects Bitbucket in another way or to another workspace. */
export function NewConnectionPage() {
  const call = useSetup();
  const { reply, ask } = useAnswer(useCallback(() => call('options', {}), [call]));
  return (
    <>
      <Crumbs page="Connect Bitbucket" />
      <div className="page">
        <div>
          <Heading size="large" as="h1">
            Connect Bitbucket
          </Heading>
          <p className="intro">
            A connection lets this host see the pushes and pull requests of one workspace, and say
            there what became of its SBOMs.
          </p>
        </div>
        {reply === undefined && <Loading />}
        {reply?.ok === false && (
          <ProblemNote problem={reply.problem}>
            <Button onClick={ask}>Try again</Button>
          </ProblemNote>
        )}
        {reply?.ok === true && <ConnectionForm options={reply.data} />}
      </div>
    </>
  );
}
