package shop.v2;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.math.BigDecimal;

@Entity
@Table(name = "\"order\"")
public class Order {

    public enum Status {
        OPEN,
        PAID
    }

    @Id
    @GeneratedValue
    @SequenceGenerator(name = "order_numbers", sequenceName = "order_numbers", allocationSize = 10)
    public Long id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "customer_id", foreignKey = @ForeignKey(name = "order_customer_fk"))
    public Customer customer;

    @Enumerated(EnumType.STRING)
    public Status status;

    @Column(precision = 12, scale = 2)
    public BigDecimal total;
}
