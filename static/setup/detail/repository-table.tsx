import { useState } from 'react';
import type { DetailView } from '../../../host/setup/contract/views';
import { ListPager } from '../../app/components/list-pager';
import { TextField } from '../../app/components/text-field';
import { usePages } from '../components/use-pages';
import { dateTime } from '../words';

type Repository = DetailView['index']['repositories'][number];

/** More than one looks through at a glance. */
const MANY = 10;

/** The repositories of a workspace, a page at a time, and a search where there are many. */
export function RepositoryTable({ repositories }: { repositories: readonly Repository[] }) {
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const found = repositories.filter(({ slug, name }) =>
    `${slug}\n${name.toLowerCase()}`.includes(wanted),
  );
  const { page, pages, shown, goTo } = usePages(found);
  return (
    <>
      {repositories.length > MANY && (
        <TextField label="Search repositories" value={text} onChange={setText} />
      )}
      {found.length === 0 && <p role="status">No repository matches.</p>}
      {found.length > 0 && (
        <table className="repository-table stacked">
          <thead>
            <tr>
              <th scope="col">Repository</th>
              <th scope="col">Main branch</th>
              <th scope="col">Last changed</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ slug, name, mainBranch, updatedAt }) => (
              <tr key={slug}>
                <th scope="row">
                  {name}
                  {name !== slug && <span className="subtle"> {slug}</span>}
                </th>
                <td data-label="Main branch">
                  {mainBranch ?? <span className="subtle">no commits yet</span>}
                </td>
                <td data-label="Last changed">{dateTime(Date.parse(updatedAt ?? ''))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {pages > 1 && (
        <ListPager label="Pages of repositories" page={page} pages={pages} onPage={goTo} />
      )}
    </>
  );
}
