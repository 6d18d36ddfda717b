import { describe, expect, it } from '@jest/globals';
import { CALLS } from '../../../../src/contract/resolvers';
import { destinationNote } from '../../../../static/app/settings/destination-note';
import { missingDestinations } from '../../../../static/app/settings/repository-draft';

const interlynk = { id: 'interlynk', kind: 'interlynk' as const, enabled: true, hasSecret: true };
const one = { ...interlynk, name: 'Interlynk' };
const other = { ...interlynk, id: 'archive', name: 'Archive' };
const off = { ...other, enabled: false };

describe('the note on where SBOMs go', () => {
  it.each([
    [[one, other], undefined, /^SBOMs go to Interlynk and Archive\. Ask/],
    [[one, off], undefined, /^SBOMs go to Interlynk\. Ask/],
    [[one, other], ['archive'], /^SBOMs go to Archive\. Ask/],
    [[one, other], ['archive', 'gone'], /^SBOMs go to Archive\. Ask/],
    [[one], [], /^SBOMs have nowhere to go: this repository sends to none/],
    [[one], ['gone'], /^SBOMs have nowhere to go: this repository sends to none/],
    [[one, off], ['archive'], /^SBOMs have nowhere to go: this repository sends to none/],
    [[off], undefined, /^SBOMs have nowhere to go yet\. Ask/],
    [[], undefined, /^SBOMs have nowhere to go yet\. Ask/],
  ])('%#', (all, chosen, words) => {
    expect(destinationNote(all, chosen)).toMatch(words);
  });
});

describe('a repository that chooses no destination', () => {
  const settings = { enabled: true, rules: [], destinations: [] };
  const MESSAGE = 'Choose at least one destination.';

  it('is not saved by the page', () => {
    expect(missingDestinations(settings)).toEqual({ destinations: MESSAGE });
    expect(missingDestinations({ ...settings, destinations: ['gone'] })).toEqual({});
    expect(missingDestinations({ enabled: true, rules: [] })).toEqual({});
  });

  it('is not saved by the app, and can be read where it was before', () => {
    const request = { repository: '0b7f3b9e-6a0e-4b6f-8c54-2f1f1f9b7a11', revision: 1, settings };
    const { error } = CALLS.saveRepositorySettings.request.safeParse(request);
    expect(error?.issues).toMatchObject([{ path: ['settings', 'destinations'], message: MESSAGE }]);
    const { shape } = CALLS.getRepositoryPage.answer;
    expect(shape.settings.safeParse(settings).success).toBe(true);
  });
});
