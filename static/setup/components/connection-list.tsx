import Button from '@atlaskit/button/new';
import { useState } from 'react';
import { plural } from '../../app/components/plural';
import type { ConnectionView } from '../../../host/setup/contract/views';
import { ConnectionCard } from './connection-card';
import { filterConnections, labelsOf, NO_FILTER } from './connection-filter';
import { ConnectionFilters } from './connection-filters';

/** The connections, and what narrows them down where there are several. */
export function ConnectionList(props: {
  connections: readonly ConnectionView[];
  reload: () => void;
}) {
  const { connections } = props;
  const [filter, setFilter] = useState(NO_FILTER);
  const shown = filterConnections(connections, filter);
  return (
    <>
      {connections.length > 1 && (
        <ConnectionFilters
          filter={filter}
          labels={labelsOf(connections)}
          count={
            shown.length === connections.length
              ? plural(shown.length, 'connection')
              : `${String(shown.length)} of ${plural(connections.length, 'connection')}`
          }
          onChange={setFilter}
        />
      )}
      {shown.length === 0 ? (
        <div className="empty no-connections">
          <p>No connection matches.</p>
          <Button
            onClick={() => {
              setFilter(NO_FILTER);
            }}
          >
            Clear filters
          </Button>
        </div>
      ) : (
        <div className="cards">
          {shown.map((connection) => (
            <ConnectionCard key={connection.id} connection={connection} reload={props.reload} />
          ))}
        </div>
      )}
    </>
  );
}
