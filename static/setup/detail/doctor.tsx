import Button from '@atlaskit/button/new';
import { useCallback, useState } from 'react';
import { Loading } from '../../app/components/loading';
import { useSetup } from '../api/setup-context';
import { useAnswer } from '../api/use-answer';
import { TestResult } from '../components/test-result';

/** Looks at all that a connection stands on. It looks as soon as somebody opens it. */
export function Doctor({ id }: { id: string }) {
  const call = useSetup();
  const [isLooking, setLooking] = useState(true);
  const { reply, ask } = useAnswer(
    useCallback(async () => {
      const answer = await call('doctor', { id });
      setLooking(false);
      return answer;
    }, [call, id]),
  );
  return (
    <div className="section">
      {reply === undefined ? <Loading /> : <TestResult reply={reply} />}
      <div className="buttons">
        <Button
          isLoading={isLooking}
          onClick={() => {
            setLooking(true);
            ask();
          }}
        >
          Look again
        </Button>
      </div>
    </div>
  );
}
