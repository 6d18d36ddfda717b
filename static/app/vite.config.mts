import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { firstLoads, judgeFirstLoad, type LoadedChunk } from './first-load';

// Vite reads its configuration from a default export only.
export default defineConfig({
  // Atlassian serves the panel below a path of its own.
  base: './',
  logLevel: 'warn',
  plugins: [react(), closedFeatureGates(), firstLoadSize(350)],
  // `vite build` builds all four.
  builder: {},
  environments: {
    client: {
      build: {
        outDir: '../../build/panel',
        emptyOutDir: true,
        chunkSizeWarningLimit: 1500,
        // A part that is asked for again, after its code did not come, would stay without its styles.
        cssCodeSplit: false,
      },
    },
    frame: {
      consumer: 'client',
      build: {
        outDir: '../../build/shell',
        emptyOutDir: true,
        rolldownOptions: {
          input: { shell: '../shell/main.ts' },
          output: { entryFileNames: 'shell.js', assetFileNames: 'shell[extname]' },
        },
      },
    },
    setup: {
      consumer: 'client',
      build: {
        outDir: '../../build/setup',
        emptyOutDir: true,
        chunkSizeWarningLimit: 1500,
        cssCodeSplit: false,
        rolldownOptions: {
          input: { setup: '../setup/main.tsx' },
          output: {
            entryFileNames: 'setup.js',
            chunkFileNames: '[name]-[hash].js',
            assetFileNames: 'setup[extname]',
          },
        },
      },
    },
    bridgeClient: {
      consumer: 'client',
      build: {
        outDir: '../../build/shell',
        emptyOutDir: false,
        rolldownOptions: {
          input: { client: '../shell/client/client.ts' },
          // A classic script: it runs before the panel's modules do.
          output: { entryFileNames: 'client.js', format: 'iife' },
        },
      },
    },
  },
});

/**
 * Stands in for Atlassian's feature gates in Atlaskit: every gate is closed. The real client is
 * a seventh of the JavaScript, warns when nobody sets it up, and exists to report to a service
 * that this panel has no business with.
 */
function closedFeatureGates(): Plugin {
  const id = '\0closed-feature-gates';
  return {
    name: 'closed-feature-gates',
    enforce: 'pre',
    resolveId: (source) => (/^@atlaskit\/feature-gate-js-client(\/|$)/.test(source) ? id : null),
    load: (loaded) =>
      loaded === id
        ? `export default {
             initializeCompleted: () => false,
             checkGate: () => false,
             getExperimentValue: (experiment, parameter, fallback) => fallback,
           };`
        : null,
  };
}

/**
 * Prints how much JavaScript a browser loads before a page shows, compressed, for the largest of
 * the pages. Above `limitKilobytes` the build fails.
 */
function firstLoadSize(limitKilobytes: number): Plugin {
  return {
    name: 'first-load-size',
    apply: 'build',
    async writeBundle(_options, bundle) {
      if (this.environment.name !== 'client') return;
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
      const sizes = await Promise.all(
        firstLoads(chunks).map(async ({ page, chunks: loaded }) => ({
          page,
          bytes: await compressedSize(loaded),
        })),
      );
      const { isWithin, line } = judgeFirstLoad(sizes, limitKilobytes);
      if (!isWithin) this.error(line);
      console.log(line);
    },
  };
}

async function compressedSize(chunks: readonly LoadedChunk[]): Promise<number> {
  const sizes = chunks.map(async ({ code }) => {
    const stream = new Blob([code]).stream().pipeThrough(new CompressionStream('gzip'));
    return (await new Response(stream).arrayBuffer()).byteLength;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
