import { minify } from 'terser'

/**
 * The same code under other names: esbuild gives the shortest ones, these are chosen by how often their letters stand in
 * the code anyway, so that it packs three hundredths tighter. It takes seconds, which only what is sent to people is worth.
 */
export async function tightened(code: string): Promise<string> {
  const { code: renamed } = await minify(code, { compress: false, format: { ascii_only: true, ecma: 2020 } })
  if (renamed === undefined) throw new Error('Terser gave no code.')
  return renamed
}
