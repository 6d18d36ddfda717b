import { createCallSetup } from './api/call-setup';
import type { PageData } from '../../host/setup/contract/page-data';
import { SetupContext } from './api/setup-context';
import { PageGuard } from './components/page-guard';
import { Frame } from './frame/frame';
import { ConnectionPage } from './pages/connection-page';
import { ConnectionsPage } from './pages/connections-page';
import { LoginPage } from './pages/login-page';
import { NewConnectionPage } from './pages/new-connection-page';

/** The page that the host asked for, in its frame. */
export function App(props: { page: PageData; themeSwitch: HTMLElement }) {
  const { page, themeSwitch } = props;
  if (page.page === 'login') return <LoginPage next={page.next ?? '/'} themeSwitch={themeSwitch} />;
  return (
    <SetupContext.Provider value={createCallSetup(page.token ?? '')}>
      <Frame themeSwitch={themeSwitch} page={page}>
        <PageGuard>
          <Content page={page} />
        </PageGuard>
      </Frame>
    </SetupContext.Provider>
  );
}

function Content({ page }: { page: PageData }) {
  switch (page.page) {
    case 'connections':
      return <ConnectionsPage problem={page.problem} />;
    case 'setup':
      return <NewConnectionPage />;
    case 'connection':
      return <ConnectionPage id={page.connectionId ?? ''} problem={page.problem} />;
    case 'login':
      return null;
  }
}
