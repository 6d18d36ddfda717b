import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { Refusal, Reply } from '../../../../src/contract/resolvers';
import type { CoverageRow } from './coverage-words';
import { excluding, including, type RepositoryScope } from './repository-scope';

/** Puts a change into the newest settings of the workspace. */
export type ChangeScope = (
  edit: (scope: RepositoryScope) => Reply<RepositoryScope>,
) => Promise<Reply<unknown>>;

/** Chooses one repository by hand, for or against. */
export function TakePartButton(props: {
  row: CoverageRow;
  changeScope: ChangeScope;
  onChanged: () => void;
}) {
  const { repository, fullName, excludedBy } = props.row;
  const [isSaving, setSaving] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const isOut = excludedBy !== undefined;
  const choose = async (): Promise<void> => {
    setSaving(true);
    const edit = isOut ? including : excluding;
    const reply = await props.changeScope((scope) => ({
      ok: true,
      data: edit(scope, repository),
    }));
    setSaving(false);
    setRefusal(reply.ok ? undefined : reply);
    if (reply.ok) props.onChanged();
  };
  return (
    <>
      <Button
        appearance="subtle"
        spacing="compact"
        isLoading={isSaving}
        onClick={() => void choose()}
      >
        {isOut ? 'Include' : 'Exclude'}
        <span className="visually-hidden"> {fullName}</span>
      </Button>
      {refusal && (
        <p role="alert" className="coverage-refusal">
          {refusal.problem.sentence} {adviceOf(refusal)} <code>{refusal.problem.code}</code>
        </p>
      )}
    </>
  );
}

/** There is no field here to mark: what is said of one is said in its place. */
function adviceOf({ problem, fields }: Refusal): string {
  const said = Object.values(fields ?? {});
  return said.length > 0 ? said.join(' ') : problem.next;
}
