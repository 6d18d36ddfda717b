import Lozenge, { type ThemeAppearance } from '@atlaskit/lozenge';
import type { ComparedDocument } from '../../../../src/contract/calls/pull-request';
import { Disclosure } from '../disclosure';
import { ReasonNote } from '../reason-note';
import { list } from '../words';
import { ChangeLines } from './change-lines';
import { CHANGE_LISTS, componentWords, LIST_TITLES, qualityWords } from './change-words';

const KINDS: Readonly<Record<ComparedDocument['kind'], readonly [ThemeAppearance, string]>> = {
  new: ['success', 'New'],
  changed: ['inprogress', 'Changed'],
  removed: ['removed', 'Removed'],
};

const SKIPPED = {
  size: 'Larger than 16 MB, so it is not compared here. The merge forwards it all the same.',
  time: 'There was no time left to compare it. The merge forwards it all the same.',
} as const;

/** What became of one SBOM file: facts before and after, then a list for each sort of change. */
export function DocumentCard(props: { document: ComparedDocument }) {
  const { kind, path, from, before, after, changes, generatorChanged, skipped } = props.document;
  const [appearance, label] = KINDS[kind];
  const facts = [
    after?.format,
    componentWords(before?.components, after?.components),
    qualityWords(before?.score, after?.score),
  ].filter((fact) => fact !== undefined && fact !== '');
  const lists = CHANGE_LISTS.filter((name) => (changes?.[name].count ?? 0) > 0);
  return (
    <li className="compared">
      <div className="document">
        <code>{path}</code>
        <Lozenge appearance={appearance}>{label}</Lozenge>
      </div>
      {from !== undefined && (
        <p className="subtle">
          Moved from <code>{from}</code>
        </p>
      )}
      {facts.length > 0 && (
        <ul className="compared-facts">
          {facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      )}
      {kind === 'removed' && (
        <p className="subtle">Destinations keep the last SBOM that they received.</p>
      )}
      {skipped !== undefined && <p className="subtle">{SKIPPED[skipped]}</p>}
      {after?.problem && <ReasonNote reason={after.problem} look="bad" />}
      {before?.problem && !after?.problem && (
        <p className="subtle">
          The version before could not be used: {before.problem.sentence}{' '}
          <code>{before.problem.code}</code> This one takes its place.
        </p>
      )}
      {generatorChanged && (
        <p className="subtle">
          Made by {list(generatorChanged.after)}, before by {list(generatorChanged.before)}. Some of
          the differences may come from that.
        </p>
      )}
      {changes && lists.length === 0 && (
        <p className="subtle">Components, versions and licences are the same.</p>
      )}
      {changes && lists.length > 0 && (
        <div>
          {lists.map((name) => (
            <Disclosure
              key={name}
              title={LIST_TITLES[name]}
              aside={changes[name].count.toLocaleString()}
            >
              <ChangeLines list={changes[name]} />
            </Disclosure>
          ))}
        </div>
      )}
    </li>
  );
}
