import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  char,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgEnum,
  pgTable,
  pgView,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core';

export const orderStatus = pgEnum('order_status', ['new', 'paid', 'shipped', 'cancelled']);
export const paymentMethod = pgEnum('payment_method', ['card', 'transfer', 'voucher']);
export const rounding = pgEnum('rounding', ['half-up', 'half-even']);

export const customers = pgTable(
  'customers',
  {
    id: bigint({ mode: 'bigint' }).primaryKey().generatedByDefaultAsIdentity(),
    email: varchar({ length: 254 }).notNull(),
    fullName: text('full_name').notNull(),
    addressLine: text('address_line'),
    city: varchar({ length: 120 }),
    country: char({ length: 2 }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    segment: text(),
  },
  (table) => [unique('customers_email_unique').on(table.email)],
);

export const customerNotes = pgTable(
  'customer_notes',
  {
    id: bigint({ mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    customerId: bigint('customer_id', { mode: 'bigint' }).notNull(),
    body: text().notNull(),
  },
  (table) => [
    foreignKey({
      name: 'customer_notes_customer_id_fkey',
      columns: [table.customerId],
      foreignColumns: [customers.id],
    }),
    index('customer_notes_customer_idx').on(table.customerId),
  ],
);

export const coupons = pgTable(
  'coupons',
  {
    code: varchar({ length: 20 }).primaryKey(),
    customerId: bigint('customer_id', { mode: 'bigint' }),
  },
  (table) => [
    foreignKey({ name: 'coupons_customer_fk', columns: [table.customerId], foreignColumns: [customers.id] }),
    index('coupons_customer_idx').on(table.customerId),
  ],
);

export const shippingMethods = pgTable('shipping_methods', {
  id: integer().primaryKey().generatedByDefaultAsIdentity(),
  name: text().notNull(),
});

export const products = pgTable(
  'products',
  {
    id: bigint({ mode: 'bigint' }).primaryKey().generatedByDefaultAsIdentity(),
    sku: varchar({ length: 40 }).notNull(),
    name: text().notNull(),
    description: text(),
    price: numeric({ precision: 8, scale: 2 }).notNull(),
    attributes: jsonb().notNull().default({}),
    active: boolean().notNull().default(true),
    code: text(),
  },
  (table) => [
    unique('products_sku_unique').on(table.sku),
    check('products_price_check', sql`${table.price} >= 0`),
    index('products_active_name_idx').on(table.name).where(sql`${table.active}`),
  ],
);

export const orders = pgTable(
  'orders',
  {
    id: bigint({ mode: 'bigint' }).primaryKey().generatedByDefaultAsIdentity(),
    customerId: bigint('customer_id', { mode: 'bigint' }).notNull(),
    status: orderStatus().notNull(),
    placedAt: timestamp('placed_at', { withTimezone: true }).notNull().defaultNow(),
    note: text(),
    priority: smallint().notNull().default(0),
    couponCode: varchar('coupon_code', { length: 20 }),
  },
  (table) => [
    foreignKey({ name: 'orders_customer_id_fkey', columns: [table.customerId], foreignColumns: [customers.id] }),
    foreignKey({ name: 'orders_coupon_code_fkey', columns: [table.couponCode], foreignColumns: [coupons.code] }),
    index('orders_customer_idx').on(table.customerId),
  ],
);

export const orderLines = pgTable(
  'order_lines',
  {
    orderId: bigint('order_id', { mode: 'bigint' }).notNull(),
    lineNo: smallint('line_no').notNull(),
    productId: bigint('product_id', { mode: 'bigint' }).notNull(),
    quantity: integer().notNull(),
    unitPrice: numeric('unit_price', { precision: 8, scale: 2 }).notNull(),
  },
  (table) => [
    primaryKey({ name: 'order_lines_pkey', columns: [table.orderId, table.lineNo] }),
    foreignKey({
      name: 'order_lines_order_id_fkey',
      columns: [table.orderId],
      foreignColumns: [orders.id],
    }).onDelete('cascade'),
    foreignKey({ name: 'order_lines_product_id_fkey', columns: [table.productId], foreignColumns: [products.id] }),
    check('order_lines_line_no_check', sql`${table.lineNo} > 0`),
    check('order_lines_quantity_check', sql`${table.quantity} BETWEEN 1 AND 1000`),
    check('order_lines_unit_price_check', sql`${table.unitPrice} >= 0`),
    index('order_lines_product_idx').on(table.productId),
  ],
);

export const payments = pgTable(
  'payments',
  {
    id: uuid().primaryKey(),
    orderId: bigint('order_id', { mode: 'bigint' }).notNull(),
    method: paymentMethod().notNull(),
    amount: numeric({ precision: 12, scale: 2 }).notNull(),
    currency: char({ length: 3 }).notNull(),
    providerReference: text('provider_reference'),
    paidAt: timestamp('paid_at', { withTimezone: true }),
    wallet: text().notNull(),
    rounding: rounding(),
    settledAt: timestamp('settled_at', { withTimezone: true }).default(sql`'now'::timestamptz`),
  },
  (table) => [
    unique('payments_provider_reference_unique').on(table.providerReference),
    foreignKey({ name: 'payments_order_id_fkey', columns: [table.orderId], foreignColumns: [orders.id] }),
    check('payments_currency_check', sql`${table.currency} IN ('EUR', 'USD', 'GBP', 'CHF')`),
    index('payments_order_idx').on(table.orderId),
  ],
);

export const outstandingOrders = pgView('outstanding_orders', {
  id: bigint({ mode: 'bigint' }),
  customerId: bigint('customer_id', { mode: 'bigint' }),
  placedAt: timestamp('placed_at', { withTimezone: true }),
}).as(sql`
SELECT o.id, o.customer_id, o.placed_at
FROM orders o
WHERE NOT EXISTS (SELECT FROM payments p WHERE p.order_id = o.id AND p.paid_at IS NOT NULL)
`);

// order_events is not here: Drizzle knows no partitions.
