const compression = require('compression');
const express = require('express');
const handlebars = require('handlebars');
const helmet = require('helmet');
const { sortBy } = require('lodash');
const morgan = require('morgan');

const PRODUCTS = [
  { name: 'Tea pot', cents: 2450 },
  { name: 'Cup', cents: 690 },
  { name: 'Tray', cents: 1890 },
];

const page = handlebars.compile(
  '<!doctype html><title>Shop</title><ul>{{#each products}}<li>{{name}}: {{price}}</li>{{/each}}</ul>',
);

const app = express();
app.use(helmet(), compression(), morgan('tiny'));
app.get('/', (_request, response) => {
  const products = sortBy(PRODUCTS, 'name').map(({ name, cents }) => ({
    name,
    price: (cents / 100).toFixed(2),
  }));
  response.send(page({ products }));
});

app.listen(Number(process.env.PORT ?? 8080));
