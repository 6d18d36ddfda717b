import { useEffect, useRef, type ReactNode } from 'react';
import type { PageData } from '../../../host/setup/contract/page-data';
import { LogOutButton } from './log-out-button';
import { CONNECTIONS_PATH } from '../../../host/setup/contract/paths';

/** Where in the settings Bitbucket's page is. */
const LEVELS = ['Settings', 'Organization', 'Integrations'];

/** A page like Bitbucket's settings around what is set up: the same bar and columns as the panels have. */
export function Frame(props: { page: PageData; themeSwitch: HTMLElement; children: ReactNode }) {
  return (
    <>
      <a className="skip-link" href="#content">
        Skip to content
      </a>
      <TopBar themeSwitch={props.themeSwitch}>
        {props.page.canLogOut === true && <LogOutButton />}
      </TopBar>
      <div className="columns">
        <nav className="side-nav" aria-label="Settings">
          <h2>Settings</h2>
          <p className="nav-level">Organization</p>
          <p className="nav-level nav-level-2">Integrations</p>
          <ul className="nav-places">
            <li>
              <a
                href={CONNECTIONS_PATH}
                aria-current={props.page.page === 'connections' ? 'page' : 'true'}
              >
                Bitbucket
              </a>
            </li>
          </ul>
          <ul>
            <li>
              <a href="/">Back to SBOM Bridge</a>
            </li>
          </ul>
        </nav>
        <main id="content" tabIndex={-1}>
          {props.children}
        </main>
      </div>
    </>
  );
}

export function TopBar(props: { themeSwitch: HTMLElement; children?: ReactNode }) {
  const tools = useRef<HTMLDivElement>(null);
  useEffect(() => {
    tools.current?.append(props.themeSwitch);
  }, [props.themeSwitch]);
  return (
    <header className="top-bar">
      <a className="brand" href="/">
        <Logo />
        <span>SBOM Bridge</span>
      </a>
      <div className="top-bar-tools">
        <div ref={tools} />
        {props.children}
      </div>
    </header>
  );
}

/** Where in the settings a page is; the last one is the page itself. */
export function Crumbs(props: { page?: string }) {
  const { page } = props;
  return (
    <nav aria-label="Breadcrumbs">
      <ol className="crumbs">
        {LEVELS.map((level) => (
          <li key={level}>{level}</li>
        ))}
        <li>{page === undefined ? 'Bitbucket' : <a href={CONNECTIONS_PATH}>Bitbucket</a>}</li>
        {page !== undefined && <li aria-current="page">{page}</li>}
      </ol>
    </nav>
  );
}

function Logo() {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      <path
        fill="currentColor"
        d="M10 1 2 5.5v9L10 19l8-4.5v-9L10 1Zm0 2.3 5.2 2.9L10 9.1 4.8 6.2 10 3.3ZM4 7.9l5 2.8v5.5l-5-2.8V7.9Zm7 8.3v-5.5l5-2.8v5.5l-5 2.8Z"
      />
    </svg>
  );
}
