import { compareTokens, orderBy, type VersionOrder } from './tokens';

/**
 * Nothing but numbers: Haskell's versions, and R's, where `-` equals `.`. A longer list of equal
 * numbers is newer. https://pvp.haskell.org, https://cran.r-project.org/doc/manuals/R-exts.html
 */
export const numericOrder: VersionOrder = orderBy(
  (version) =>
    /^\d+(?:[.-]\d+)*$/.test(version)
      ? version.split(/[.-]/).map((digits) => ({ rank: 1, digits }))
      : undefined,
  (a, b) => compareTokens(a, b, { rank: 0 }),
);
