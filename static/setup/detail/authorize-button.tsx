import Button from '@atlaskit/button/new';
import { useSetup } from '../api/setup-context';
import { useAction } from '../api/use-action';
import { ProblemNote } from '../components/problem-note';

/** Leads to Bitbucket's authorize page. */
export function AuthorizeButton(props: { id: string; isPrimary?: boolean }) {
  const call = useSetup();
  const { run, isRunning, refusal } = useAction();
  const authorize = async (): Promise<void> => {
    const answer = await run(() => call('authorize', { id: props.id }));
    if (answer) location.assign(answer.address);
  };
  return (
    <>
      {refusal && <ProblemNote problem={refusal.problem} />}
      <Button
        appearance={props.isPrimary === true ? 'primary' : 'subtle'}
        isLoading={isRunning}
        onClick={() => void authorize()}
      >
        {props.isPrimary === true ? 'Authorize at Bitbucket' : 'Authorize again'}
      </Button>
    </>
  );
}
