package shop.v3;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

@Entity
@Table(
        indexes = @Index(name = "customer_city_idx", columnList = "city"),
        uniqueConstraints = @UniqueConstraint(name = "customer_email_key", columnNames = "email"))
public class Customer {

    @Id
    @GeneratedValue
    public Long id;

    @Column(nullable = false, length = 80)
    public String name;

    public String email;

    @Column(comment = "where it lives, not where it orders from")
    public String city;
}
