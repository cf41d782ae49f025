/** Workers import compiled WebAssembly as modules. */
declare module '*.wasm' {
  const module: WebAssembly.Module
  export default module
}
