package contract.half;

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

    @Column(name = "other_id", columnDefinition = "bigint references no_such_table")
    public Long other;
}
