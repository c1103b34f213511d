// Draws flights-2001.csv.gz from flights-3m.parquet of the npm package vega-datasets.
// Same input, same bytes: the input's digest is checked, the generator is seeded, and the
// compressor is plain JavaScript (the zlib inside Node differs between machines).

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync, strToU8 } from 'fflate';
import { parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';

const SOURCE = new URL('node_modules/vega-datasets/data/flights-3m.parquet', import.meta.url);
const SOURCE_SHA256 = 'dbeb920c90f59b6ccaff823dcc3d08f25a97fa1ce128d93f40be4e931f5900b0';
const TARGET = new URL(
  '../src/main/resources/io/driftmeter/examples/flights/flights-2001.csv.gz',
  import.meta.url,
);
const ROWS = 200_000;
const SEED = 2001;
const END = Date.UTC(2001, 6, 1); // six rows of the source left at midnight of 1 July

const source = readFileSync(SOURCE);
const digest = createHash('sha256').update(source).digest('hex');
if (digest !== SOURCE_SHA256) {
  throw new Error(`${fileURLToPath(SOURCE)} has SHA-256 ${digest}, expected ${SOURCE_SHA256}`);
}
const file = source.buffer.slice(source.byteOffset, source.byteOffset + source.byteLength);
const flights = (await parquetReadObjects({ file, compressors })).filter(
  (flight) => flight.date.getTime() < END,
);

// Selection sampling (Knuth, TAOCP volume 2, 3.4.2, algorithm S): every subset of ROWS rows is
// equally likely, and the rows stay in the order of the source, which is time order.
const random = mulberry32(SEED);
const lines = ['departure,distance,origin,destination,delay'];
for (let i = 0, wanted = ROWS; wanted > 0; i++) {
  if (random() * (flights.length - i) < wanted) {
    lines.push(line(flights[i]));
    wanted--;
  }
}

const csv = strToU8(lines.join('\n') + '\n');
const gz = gzipSync(csv, { level: 9, mtime: 0 });
writeFileSync(TARGET, gz);
console.log(`${ROWS} of ${flights.length} rows, ${csv.length} bytes, ${gz.length} compressed`);
console.log(`SHA-256 ${createHash('sha256').update(gz).digest('hex')}`);

function line({ date, distance, origin, destination, delay }) {
  // The source has wall-clock times without a zone, which the reader presents as UTC.
  return [date.toISOString().slice(0, 16), distance, origin, destination, delay].join(',');
}

// Tommy Ettinger's generator: 32 bits of state, uniform on [0, 1) in steps of 2^-32.
function mulberry32(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
