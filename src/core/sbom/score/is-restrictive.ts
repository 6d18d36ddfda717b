/**
 * Families of SPDX ids that ScanCode LicenseDB (https://scancode-licensedb.aboutcode.org) puts
 * under Copyleft, Copyleft Limited or Free Restricted, which sbomqs calls restrictive, and the
 * Creative Commons licences that forbid commerce or changes, which its specification names.
 */
const FAMILIES = [
  ...[
    'AGPL-',
    'GPL-',
    'LGPL-',
    'LGPLLR',
    'GFDL-',
    'copyleft-next-',
    'Parity-',
    'eCos-',
    'wxWindows',
  ],
  ...['MPL-', 'EPL-', 'CDDL-', 'CPL-', 'CPAL-', 'EUPL-', 'IPL-', 'APSL-', 'QPL-', 'OSL-', 'NPL-'],
  ...['RPL-', 'RPSL-', 'SPL-1', 'MS-RL', 'CECILL-1', 'CECILL-2', 'CECILL-C', 'LiLiQ-R', 'LPPL-'],
  ...['CC-BY-SA-', 'CC-BY-NC-', 'CC-BY-ND-', 'CDLA-Sharing-', 'ODbL-', 'CERN-OHL-1', 'CERN-OHL-S'],
  ...[
    'CERN-OHL-W',
    'TAPR-OHL-',
    'Artistic-',
    'Ruby',
    'Vim',
    'Sleepycat',
    'D-FSL-',
    'OCLC-',
    'CUA-',
  ],
  ...['CATOSL-', 'BitTorrent-', 'ErlPL-', 'Frameworx-', 'gSOAP-', 'Interbase-', 'Motosoto', 'NGPL'],
  ...[
    'Nokia',
    'NOSL',
    'OGTSL',
    'RHeCos-',
    'SimPL-',
    'SugarCRM-',
    'TMate',
    'Watcom-',
    'YPL-',
    'LAL-',
  ],
  ...['Arphic-', 'BSD-Protection', 'Aladdin', 'CAL-1.0'],
];

export function isRestrictive(id: string): boolean {
  return FAMILIES.some((family) => id.startsWith(family));
}
