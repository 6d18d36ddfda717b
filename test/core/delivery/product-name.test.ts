import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  DEFAULT_PRODUCT_TEMPLATE,
  productName,
  productTemplateProblem,
} from '../../../src/core/delivery/product-name';
import { anyText } from '../../any-text';

const repository = { workspace: 'acme', repository: 'shop' };
const name = (template: string, path: string): string =>
  productName(template, { ...repository, path });

describe('productName', () => {
  it.each([
    [DEFAULT_PRODUCT_TEMPLATE, 'bom.json', 'acme/shop'],
    [DEFAULT_PRODUCT_TEMPLATE, 'apps/web/bom.json', 'acme/shop/apps/web'],
    ['{repository}', 'api/bom.json', 'shop/api'],
    // A template that says where the directory goes.
    ['{directory}/{repository}', 'apps/web/bom.json', 'apps/web/shop'],
    ['{directory}/{repository}', 'bom.json', 'shop'],
    ['{repository}/{directory}', 'bom.json', 'shop'],
    ['{workspace}//{directory}//x', 'bom.json', 'acme/x'],
    // One fixed product.
    ['Payments', 'apps/web/bom.json', 'Payments'],
    // Several SBOMs in one directory.
    ['{repository} {file}', 'api.cdx.json', 'shop api'],
    ['{repository} {file}', 'sbom/api.spdx.json', 'shop api/sbom'],
    ['{repository}-{file}', 'API.SPDX.YAML', 'shop-API'],
    ['{repository}-{file}', 'v1.2.cdx.json', 'shop-v1.2'],
    ['{repository}-{file}', '.json', 'shop-'],
    // Nothing is filled in twice.
    ['{repository}/{directory}', '{file}/{workspace}/x.json', 'shop/{file}/{workspace}'],
    // A placeholder that nobody knows stays what it is; settings refuse it.
    ['{repository}-{branch}', 'bom.json', 'shop-{branch}'],
    ['  {repository}  ', 'bom.json', 'shop'],
    // Nothing is left.
    ['{directory}', 'bom.json', 'acme/shop'],
    ['{repository}/{directory}', 'a\u0000\n\u202eb/x.json', 'shop/ab'],
  ])('%j for %j is %j', (template, path, expected) => {
    expect(name(template, path)).toBe(expected);
  });

  it('keeps both ends of a long name', () => {
    const long = name(DEFAULT_PRODUCT_TEMPLATE, `${'🚀'.repeat(500)}/end/bom.json`);
    expect(Array.from(long)).toHaveLength(200);
    expect(long).toMatch(/^acme\/shop\/🚀+…🚀+\/end$/u);
  });

  it('is never empty, never long, never invisible, whatever the path', () => {
    const path = anyText({ maxLength: 300 });
    fc.assert(
      fc.property(
        fc.constantFrom('{directory}', '{file}', DEFAULT_PRODUCT_TEMPLATE),
        path,
        (t, p) => {
          const product = name(t, p);
          expect(Array.from(product).length).toBeLessThanOrEqual(200);
          expect(product).toBe(product.trim());
          expect(product).toMatch(/^[^\p{Cc}]+$/u);
        },
      ),
    );
  });
});

describe('productTemplateProblem', () => {
  it.each([DEFAULT_PRODUCT_TEMPLATE, 'Payments', '{directory}', '{workspace}-{file}'])(
    'has nothing against %j',
    (template) => {
      expect(productTemplateProblem(template)).toBeUndefined();
    },
  );

  it.each([
    ['{branch}', '{branch} is not known; use {workspace}, {repository}, {directory}, {file}.'],
    ['{}', '{} is not known; use {workspace}, {repository}, {directory}, {file}.'],
    ['{toString}', '{toString} is not known; use {workspace}, {repository}, {directory}, {file}.'],
    ['{repository', 'A brace is not closed or opened.'],
    ['repository}', 'A brace is not closed or opened.'],
    [' / ', 'The template is empty.'],
  ])('objects to %j', (template, problem) => {
    expect(productTemplateProblem(template)).toBe(problem);
  });
});
