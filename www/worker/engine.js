/**
 * Compiles the engine once for all workers.
 *
 * @returns {Promise<WebAssembly.Module>}
 * @throws {Error} where the file cannot be had or is not a module that this browser runs
 */
export async function compileEngine() {
  const response = await fetch(new URL('../pkg/mlp_playground_bg.wasm', import.meta.url));
  if (!response.ok) throw new Error(`${response.url} answers ${response.status}`);
  // Browsers compile while it streams only where the server says what it is; some do not.
  return response.headers.get('Content-Type') === 'application/wasm'
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
