from django.db import models

from orders.fields import Clock, EnumField, FixedCharField


class Customer(models.Model):
    id = models.BigAutoField(primary_key=True)
    email = models.CharField(max_length=254)
    phone = models.CharField(max_length=32, null=True)
    created_at = models.DateTimeField(db_default=Clock())
    display_name = models.TextField()

    class Meta:
        db_table = "customers"
        db_table_comment = "People and companies that order from us"
        constraints = [models.UniqueConstraint(fields=["email"], name="customers_email_unique")]


class Address(models.Model):
    customer = models.OneToOneField(Customer, on_delete=models.CASCADE, primary_key=True, db_constraint=False)
    address_line = models.TextField(null=True)
    city = models.CharField(max_length=120, null=True)
    country = FixedCharField(max_length=2, null=True)

    class Meta:
        db_table = "addresses"


class Product(models.Model):
    id = models.BigAutoField(primary_key=True)
    sku = models.CharField(max_length=40)
    name = models.TextField()
    description = models.TextField(null=True)
    price = models.DecimalField(max_digits=8, decimal_places=2)
    attributes = models.JSONField(db_default={})
    active = models.BooleanField(db_default=True)

    class Meta:
        db_table = "products"
        constraints = [
            models.CheckConstraint(condition=models.Q(price__gte=0), name="products_price_check"),
            models.UniqueConstraint(fields=["sku"], name="products_sku_unique"),
        ]
        indexes = [
            models.Index(fields=["name"], condition=models.Q(active=True), name="products_active_name_idx"),
        ]


class Order(models.Model):
    id = models.BigAutoField(primary_key=True)
    customer = models.ForeignKey(Customer, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False)
    status = EnumField(type_name="order_status", db_default="new")
    placed_at = models.DateTimeField(db_default=Clock())
    note = models.TextField(null=True)
    total = models.DecimalField(max_digits=14, decimal_places=2, null=True)

    class Meta:
        db_table = "orders"
        indexes = [
            models.Index(fields=["customer"], name="orders_customer_idx"),
            models.Index(fields=["placed_at"], name="orders_placed_at_idx"),
        ]


class OrderLine(models.Model):
    pk = models.CompositePrimaryKey("order_id", "line_no")
    order = models.ForeignKey(Order, on_delete=models.CASCADE, db_constraint=False, db_index=False)
    line_no = models.SmallIntegerField()
    product = models.ForeignKey(Product, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False)
    quantity = models.IntegerField()
    unit_price = models.DecimalField(max_digits=8, decimal_places=2)

    class Meta:
        db_table = "order_lines"
        constraints = [
            models.CheckConstraint(condition=models.Q(line_no__gt=0), name="order_lines_line_no_check"),
            models.CheckConstraint(condition=models.Q(quantity__range=(1, 1000)), name="order_lines_quantity_check"),
            models.CheckConstraint(condition=models.Q(unit_price__gte=0), name="order_lines_unit_price_check"),
        ]
        indexes = [models.Index(fields=["product"], name="order_lines_product_idx")]


class Payment(models.Model):
    id = models.UUIDField(primary_key=True)
    order = models.ForeignKey(Order, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False)
    method = EnumField(type_name="payment_method")
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    currency = FixedCharField(max_length=3)
    provider_reference = models.TextField(null=True)
    paid_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "payments"
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="payments_amount_check"),
            models.CheckConstraint(
                condition=models.Q(currency__in=["EUR", "USD", "GBP", "CHF"]), name="payments_currency_check"
            ),
            models.UniqueConstraint(fields=["provider_reference"], name="payments_provider_reference_unique"),
        ]
        indexes = [models.Index(fields=["order"], name="payments_order_idx")]
