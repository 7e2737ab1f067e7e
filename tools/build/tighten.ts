import { minify } from 'terser'

/**
 * The same code, said shorter and under other names: esbuild gives the shortest ones, these are chosen by how often their
 * letters stand in the code anyway, so that it packs three hundredths tighter. It takes half a minute, which only what is
 * sent to people is worth.
 */
export async function tightened(code: string): Promise<string> {
  const { code: renamed } = await minify(code, {
    // Nobody outside names what a bundle declares: what is used once goes where it is used. Functions that stand together
    // resemble each other.
    compress: { passes: 2, toplevel: true, inline: 1, hoist_funs: true },
    mangle: { toplevel: true },
    format: { ascii_only: true, ecma: 2020 },
  })
  if (renamed === undefined) throw new Error('Terser gave no code.')
  return renamed
}
