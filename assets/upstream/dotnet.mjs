// Reads the members of one enumeration from a .NET assembly: its numbers are nowhere else in a small package. Follows
// ECMA-335, partition II, sections 24 (layout of the metadata) and 22 (its tables); knows only what that needs.

/** [[member, value]…] of the enumeration `namespace.name`, in the order of declaration. */
export function enumeration(file, namespace, name) {
  const u16 = at => file.readUInt16LE(at), u32 = at => file.readUInt32LE(at);
  const text = at => file.toString('utf8', at, file.indexOf(0, at));

  // From the executable's header to the metadata's root (25.2, 25.3.3, 24.2.1).
  const header = u32(0x3c), optional = header + 24;
  const sections = Array.from({ length: u16(header + 6) }, (_, i) => optional + u16(header + 20) + 40 * i);
  const place = address => {
    const section = sections.find(at => address >= u32(at + 12) && address < u32(at + 12) + u32(at + 16));
    return address - u32(section + 12) + u32(section + 20);
  };
  const directories = optional + (u16(optional) === 0x10b ? 96 : 112);
  const root = place(u32(place(u32(directories + 14 * 8)) + 8));
  const streams = {};
  for (let i = 0, at = root + 16 + u32(root + 12), count = u16(at + 2), next = at + 4; i < count; ++i) {
    const title = text(next + 8);
    streams[title] = root + u32(next);
    next += 8 + (title.length + 4 & ~3);
  }

  // The tables (24.2.6): which there are, their numbers of rows, and from these the widths of all columns.
  const tables = streams['#~'], heaps = file[tables + 6], present = file.readBigUInt64LE(tables + 8);
  const rows = Array(64).fill(0);
  let at = tables + 24;
  for (let t = 0; t < 64; ++t)
    if (present >> BigInt(t) & 1n) { rows[t] = u32(at); at += 4; }
  const [S, G, B] = [1, 2, 4].map(bit => heaps & bit ? 4 : 2);  // string, GUID and blob heap
  const T = t => rows[t] < 0x10000 ? 2 : 4;
  const C = (bits, ...to) => to.every(t => rows[t] < 1 << 16 - bits) ? 2 : 4;
  const columns = [  // of the tables 0 to 0x0b
    [2, S, G, G, G], [C(2, 0, 0x1a, 0x23, 1), S, S], [4, S, S, C(2, 2, 1, 0x1b), T(4), T(6)], [T(4)], [2, S, B], [T(6)],
    [4, 2, 2, S, B, T(8)], [T(8)], [2, 2, S], [T(2), C(2, 2, 1, 0x1b)], [C(3, 2, 1, 0x1a, 6, 0x1b), S, B], [2, C(2, 4, 8, 0x17), B],
  ];
  const table = columns.map((widths, t) => Array.from({ length: rows[t] }, () => widths.map(width => {
    const value = width === 2 ? u16(at) : u32(at);
    at += width;
    return value;
  })));

  const types = table[2], string = offset => text(streams['#Strings'] + offset);
  const index = types.findIndex(row => string(row[1]) === name && string(row[2]) === namespace);
  if (index < 0) throw Error(`no ${namespace}.${name} in the assembly`);
  const end = types[index + 1]?.[4] ?? rows[4] + 1;
  const values = new Map(table[11].filter(row => (row[1] & 3) === 0).map(row => [row[1] >> 2, streams['#Blob'] + row[2] + 1]));
  const members = [];
  for (let field = types[index][4]; field < end; ++field)
    if (values.has(field)) members.push([string(table[4][field - 1][1]), file.readInt32LE(values.get(field))]);
  return members;
}
