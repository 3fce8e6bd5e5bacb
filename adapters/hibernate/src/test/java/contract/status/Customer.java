package contract.status;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "customer")
public class Customer {

    @Id
    public long id;

    @Column(columnDefinition = "text")
    public String name;

    @Column(columnDefinition = "text")
    public String status;
}
