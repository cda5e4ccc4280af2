/** Packages and functions that make an id, or a digest of one. Sources: the packages' own documentation. */

/** Packages whose functions make up an id at each call. */
export const idMakers = [
  'uuid',
  'nanoid',
  'ulid',
  'ulidx',
  'cuid',
  '@paralleldrive/cuid2',
  'ksuid',
  'short-uuid',
  'uniqid',
  'react-native-uuid',
  'react-uuid',
  'uuidv4',
  'uuidv7',
  'uuid-random',
  'shortid',
  'uid',
  '@lukeed/uuid',
  'crypto-random-string',
  // What somebody is given who is made up.
  '@faker-js/faker',
  'faker',
] as const;

/** Packages that know the device, and nothing of who uses it. */
export const devicePackages = [
  'react-native-device-info',
  'expo-application',
  'expo-device',
  'node-machine-id',
  'react-native-unique-id',
  '@capacitor/device',
  '@fingerprintjs/fingerprintjs',
  '@fingerprintjs/fingerprintjs-pro',
] as const;

/** Exports of the makers of ids that reckon an id from what they are given: UUIDs of versions 3 and 5. */
export const digestingVersions = ['v3', 'v5'] as const;

/** Globals, and members of them, that give something else at each call. */
export const changingGlobals = ['Math.random', 'Date.now', 'performance.now', 'process.hrtime.bigint'] as const;

/** Functions that do, whoever has them: of `node:crypto` and of the Web's `crypto`. */
export const changingFunctions = ['randomUUID', 'randomBytes', 'randomInt', 'getRandomValues'] as const;

/** Classes whose instances do, if they are made of nothing: MongoDB's ids, and the time. */
export const changingClasses = ['ObjectId', 'ObjectID', 'Date'] as const;

/** Packages whose functions make a digest. */
export const digestPackages = [
  'crypto-js',
  'md5',
  'blueimp-md5',
  'spark-md5',
  'js-md5',
  'js-sha',
  'js-sha1',
  'js-sha256',
  'js-sha3',
  'js-sha512',
  'sha.js',
  'sha1',
  'sha256',
  'sha512',
  'hash.js',
  'object-hash',
  'hash-sum',
  '@noble/hashes',
  'fast-sha256',
  'hasha',
  'murmurhash',
  'xxhashjs',
  'farmhash',
  'bcrypt',
  'bcryptjs',
  '@aws-crypto/sha256-browser',
  '@aws-crypto/sha256-js',
  '@aws-crypto/sha256-universal',
  'react-native-sha256',
  'react-native-sha1',
  'crypto-es',
  'jssha',
  'hash-wasm',
] as const;

/** Functions that make a digest, of packages that have others beside them. */
export const digestExports = {
  'expo-crypto': ['digestStringAsync', 'digest'],
  'react-native-hash': ['JSHash', 'JSHmac'],
} as const;
