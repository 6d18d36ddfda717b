import { apkOrder } from './order/apk-order';
import { composerOrder } from './order/composer-order';
import { debOrder } from './order/deb-order';
import { gemOrder } from './order/gem-order';
import { mavenOrder } from './order/maven-order';
import { numericOrder } from './order/numeric-order';
import { pypiOrder } from './order/pypi-order';
import { rpmOrder } from './order/rpm-order';
import { semverOrder } from './order/semver-order';
import type { Order, VersionOrder } from './order/tokens';

/** Longer than any real version; longer texts have no order. */
const MAX_LENGTH = 256;

const semver = semverOrder();
const cautious = semverOrder({ cautious: true });

/** By purl type. The others are ordered where both versions plainly look like semver. */
const ORDERS: ReadonlyMap<string, VersionOrder> = new Map([
  ['npm', semver],
  ['cargo', semver],
  ['hex', semver],
  ['swift', semver],
  ['elm', semver],
  ['github', semver],
  ['gitlab', semver],
  ['bitbucket', semver],
  ['golang', (a, b) => semver(withoutGo(a), withoutGo(b))],
  ['pub', semverOrder({ build: true })],
  ['nuget', semverOrder({ ignoreCase: true })],
  ['composer', composerOrder],
  ['pypi', pypiOrder],
  ['maven', mavenOrder],
  ['gem', gemOrder],
  ['cocoapods', gemOrder],
  ['deb', debOrder],
  ['rpm', rpmOrder],
  ['apk', apkOrder],
  ['hackage', numericOrder],
  ['cran', numericOrder],
  // Rules of their own that are not known here: `1.0-1` would be misread.
  ['alpm', () => undefined],
  ['cpan', () => undefined],
]);

/**
 * Which of two versions is newer, by the rules of the ecosystem; undefined where they do not tell.
 * 0 also where the texts differ (`1.0` and `1.0.0` in npm). Total and transitive within what has
 * an order; never throws.
 *
 * @param type a purl type, lower case; anything else where there is no purl
 */
export function compareVersions(type: string, a: string, b: string): Order | undefined {
  if (a.length > MAX_LENGTH || b.length > MAX_LENGTH) return undefined;
  return (ORDERS.get(type) ?? cautious)(a.trim(), b.trim());
}

/** The toolchain itself: `go1.22.3`. */
function withoutGo(version: string): string {
  return version.startsWith('go') ? version.slice(2) : version;
}
