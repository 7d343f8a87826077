/** What makes the page installable and lets it run without a network: manifest, icons, service worker. */
import { fileURLToPath } from 'node:url';
import { VitePWA } from 'vite-plugin-pwa';

/** What of packages is in the service worker, which the plugin builds after everything else. */
export const IN_SERVICE_WORKER = ['core', 'precaching', 'routing', 'strategies'].map((part) =>
  fileURLToPath(new URL(`../node_modules/workbox-${part}/index.js`, import.meta.url)),
);

/** The page's paper, in light colours. */
const PAPER = '#ffffff';

/**
 * All addresses are relative, so that the folder works below any path.
 *
 * @returns {import('vite').PluginOption[]}
 */
export const offline = () => [
  VitePWA({
    strategies: 'injectManifest',
    srcDir: 'www/worker',
    filename: 'service-worker.js',
    // The page does so itself, when it has nothing else to do.
    injectRegister: false,
    includeManifestIcons: false,
    injectManifest: { globPatterns: ['**/*'], rollupFormat: 'iife' },
    manifest: {
      name: 'MLP playground',
      short_name: 'MLP',
      description: 'Multilayer perceptrons on point clouds, trained live beside the theoretical optimum.',
      lang: 'en',
      categories: ['education', 'science'],
      start_url: './',
      scope: './',
      display: 'standalone',
      // Back and reload are of use here, where browsers leave them.
      display_override: ['minimal-ui'],
      background_color: PAPER,
      theme_color: PAPER,
      icons: [
        { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' },
        { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
        { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
        { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ],
    },
  }),
  {
    name: 'icon-of-apple',
    transformIndexHtml: () => [
      { tag: 'link', attrs: { rel: 'apple-touch-icon', href: './apple-touch-icon.png' }, injectTo: 'head' },
    ],
  },
];
