import Button from '@atlaskit/button/new';
import { useDeferredValue, useMemo, useState } from 'react';
import type { CallAnswer } from '../../../../src/contract/resolvers';
import { plural } from '../plural';
import { TextField } from '../text-field';

type Component = CallAnswer<'inspectFile'>['components'][number];

/** Rows that are drawn at first, and how many more each time. */
const ROWS = 50;

/** The components of an SBOM, with a search over all that the page has. */
export function ComponentTable(props: { components: readonly Component[]; total: number }) {
  const { components, total } = props;
  const [query, setQuery] = useState('');
  const [shown, setShown] = useState(ROWS);
  const wanted = useDeferredValue(query.trim().toLowerCase());
  const searchable = useMemo(
    () =>
      components.map(({ name, version, licence, purl }) =>
        [name, version, licence, purl].join('\n').toLowerCase(),
      ),
    [components],
  );
  const found = useMemo(
    () =>
      wanted === ''
        ? components
        : components.filter((_, index) => searchable[index]?.includes(wanted)),
    [components, searchable, wanted],
  );
  return (
    <>
      {components.length < total && (
        <p className="subtle">
          The first {components.length.toLocaleString()} of {plural(total, 'component')}: more would
          not fit on this page. The search looks among these.
        </p>
      )}
      <div className="component-search">
        <TextField
          label="Search components"
          value={query}
          placeholder="Name, version, licence or package URL"
          onChange={(text) => {
            setQuery(text);
            setShown(ROWS);
          }}
        />
      </div>
      <p className="subtle" aria-live="polite">
        {wanted === ''
          ? plural(found.length, 'component')
          : `${found.length.toLocaleString()} of ${plural(components.length, 'component')}`}
      </p>
      {found.length === 0 ? (
        <div className="empty">
          No component matches. Search for a part of its name, version, licence or package URL.
        </div>
      ) : (
        <table className="components stacked">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Version</th>
              <th scope="col">Licence</th>
              <th scope="col">Package URL</th>
            </tr>
          </thead>
          <tbody>
            {found.slice(0, shown).map((component, index) => (
              <tr key={index}>
                <td className="component-name">{said(component.name)}</td>
                <td data-label="Version">{said(component.version)}</td>
                <td data-label="Licence">{said(component.licence)}</td>
                <td data-label="Package URL" className="component-purl">
                  {said(component.purl)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {found.length > shown && (
        <div className="buttons">
          <Button
            onClick={() => {
              setShown(shown + ROWS);
            }}
          >
            Show more
          </Button>
          <span className="subtle">
            {shown.toLocaleString()} of {found.length.toLocaleString()} shown
          </span>
        </div>
      )}
    </>
  );
}

function said(text: string) {
  return text === '' ? <span className="subtle">None</span> : text;
}
