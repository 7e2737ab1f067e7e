/** As much of Node's `Buffer` as gray-matter asks for when it is handed text: in browsers there is none. */
export const Buffer = {
  from: (text: string): string => text,
  isBuffer: (): boolean => false,
}
