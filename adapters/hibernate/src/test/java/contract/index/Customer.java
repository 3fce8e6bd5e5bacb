package contract.index;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;

@Entity
@Table(name = "customer", indexes = @Index(name = "customer_name_idx", columnList = "name"))
public class Customer {

    @Id
    public long id;

    @Column(columnDefinition = "text")
    public String name;

    @Column(columnDefinition = "text")
    public String status;
}
