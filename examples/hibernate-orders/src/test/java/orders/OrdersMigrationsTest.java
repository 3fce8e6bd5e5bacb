package orders;

import dev.lockstep.junit.MigrationStep;
import dev.lockstep.junit.MigrationTest;
import dev.lockstep.junit.ModelMatches;
import dev.lockstep.junit.Volume;
import orders.v4.Customer;
import orders.v4.Order;
import orders.v4.OrderLine;
import orders.v4.Payment;
import orders.v4.Product;

class OrdersMigrationsTest {

    @MigrationTest(project = ".", tool = "hibernate")
    @Volume(rows = 1_000)
    @ModelMatches(entities = {Customer.class, Order.class, OrderLine.class, Payment.class, Product.class})
    void every_schema_update_is_safe(MigrationStep step) {}
}
