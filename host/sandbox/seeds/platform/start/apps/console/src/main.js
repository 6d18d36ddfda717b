const axios = require('axios');
const { createElement } = require('react');
const { createRoot } = require('react-dom/client');
const { createBrowserRouter, RouterProvider } = require('react-router-dom');
const { Bar, BarChart, XAxis } = require('recharts');

function Bookings({ rows }) {
  return createElement(
    BarChart,
    { width: 640, height: 240, data: rows },
    createElement(XAxis, { dataKey: 'day' }),
    createElement(Bar, { dataKey: 'bookings' }),
  );
}

async function start() {
  const { data } = await axios.get('/ledger/bookings-per-day');
  const routes = createBrowserRouter([
    { path: '/', element: createElement(Bookings, { rows: data }) },
  ]);
  createRoot(document.getElementById('root')).render(
    createElement(RouterProvider, { router: routes }),
  );
}

start();
