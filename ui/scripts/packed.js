// What Python packed: the first letters are the key of what follows, the rest is deflated.

const KEY = 16;

export const bytesOf = (data) => data instanceof Uint8Array ? data : new Uint8Array(data);

export const keyOf = (bytes) => String.fromCharCode(...bytes.subarray(0, KEY));

export const unpack = (bytes) => {
  const stream = new Blob([bytes.subarray(KEY)]).stream();
  return new Response(stream.pipeThrough(new DecompressionStream("deflate"))).json();
};
