const Big = require('big.js');

/** The balance of every account, by its number. */
function trialBalance(lines) {
  const balances = new Map();
  for (const { account, amount } of lines) {
    balances.set(account, (balances.get(account) ?? new Big(0)).plus(amount));
  }
  return balances;
}

module.exports = { trialBalance };
