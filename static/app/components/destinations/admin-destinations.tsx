import { DestinationList } from './destination-list';
import { useWorkspace } from './use-workspace';

/** The workspace's destinations on a page that does not load the workspace itself. */
export function AdminDestinations() {
  return <DestinationList access={useWorkspace()} />;
}
