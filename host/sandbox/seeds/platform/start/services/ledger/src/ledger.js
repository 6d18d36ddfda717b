const Big = require('big.js');
const log = require('pino')({ name: 'ledger' });

const db = require('knex')({ client: 'pg', connection: process.env.DATABASE_URL });

/** Books one entry; what is taken must equal what is given. */
async function book(lines) {
  const sum = lines.reduce((total, line) => total.plus(line.amount), new Big(0));
  if (!sum.eq(0)) throw new Error(`The entry is out of balance by ${sum.toFixed(2)}.`);
  await db.transaction((transaction) => transaction('booking').insert(lines));
  log.info({ lines: lines.length }, 'booked');
}

module.exports = { book };
