import Button from '@atlaskit/button/new';
import ErrorIcon from '@atlaskit/icon/core/status-error';
import SuccessIcon from '@atlaskit/icon/core/status-success';
import { useState } from 'react';
import type { CallAnswer, Reply } from '../../../../src/contract/resolvers';
import { callResolver } from '../../api/call-resolver';
import { ProblemMessage } from '../problem-message';

/** "Test connection", and line by line what it found. */
export function ConnectionTest(props: { id: string; isDisabled: boolean }) {
  const [reply, setReply] = useState<Reply<CallAnswer<'testDestination'>>>();
  const [isTesting, setTesting] = useState(false);
  const test = async (): Promise<void> => {
    setTesting(true);
    setReply(await callResolver('testDestination', { id: props.id }));
    setTesting(false);
  };
  return (
    <>
      <Button isDisabled={props.isDisabled} isLoading={isTesting} onClick={() => void test()}>
        Test connection
      </Button>
      <div className="test-result" aria-live="polite">
        {reply?.ok === false && <ProblemMessage refusal={reply} />}
        {reply?.ok === true && (
          <ul className="test-lines">
            {reply.data.lines.map(({ ok, text, code }, index) => (
              <li key={index} className={ok ? 'line line-ok' : 'line line-bad'}>
                <span className="line-mark">
                  {ok ? <SuccessIcon label="Passed" /> : <ErrorIcon label="Failed" />}
                </span>
                <span>
                  {text} {code !== undefined && <code>{code}</code>}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}
