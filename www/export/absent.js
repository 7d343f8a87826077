/** Stands in for packages that a dependency would load for what the page never asks of it (vite.config.js). */
export default null;
