import { category, perComponent } from './feature';
import type { Tally } from './tally';
import type { CategoryScore } from './types';

/** sbomqs: comp_with_name, comp_with_version, comp_with_local_id. */
export function identification(counts: Tally): CategoryScore | undefined {
  const of = counts.components;
  return category({ name: 'Identification', weight: 10 }, [
    perComponent({ name: 'names', weight: 0.4, have: counts.names, of, what: 'have a name' }),
    perComponent({
      ...{ name: 'versions', weight: 0.35, have: counts.versions, of },
      what: 'have a version',
    }),
    perComponent({
      ...{ name: 'references', weight: 0.25, have: counts.ids, of },
      what: 'have a reference of their own',
    }),
  ]);
}
